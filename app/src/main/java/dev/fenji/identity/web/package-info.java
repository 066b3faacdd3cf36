/** Session, users, keys, organisation and status over HTTP. */
@NullMarked
package dev.fenji.identity.web;

import org.jspecify.annotations.NullMarked;

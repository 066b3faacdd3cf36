/** Problems and pages over HTTP. */
@NullMarked
package dev.fenji.shared.web;

import org.jspecify.annotations.NullMarked;

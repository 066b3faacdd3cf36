/** The customer file over HTTP. */
@NullMarked
package dev.fenji.customer.web;

import org.jspecify.annotations.NullMarked;

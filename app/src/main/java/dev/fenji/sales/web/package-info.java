/** Sales facts over HTTP. */
@NullMarked
package dev.fenji.sales.web;

import org.jspecify.annotations.NullMarked;

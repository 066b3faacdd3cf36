/** Lists and figures over HTTP. */
@NullMarked
package dev.fenji.overview.web;

import org.jspecify.annotations.NullMarked;

/** Sources and rates over HTTP. */
@NullMarked
package dev.fenji.adapters.web;

import org.jspecify.annotations.NullMarked;

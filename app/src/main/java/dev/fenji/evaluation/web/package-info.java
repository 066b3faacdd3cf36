/** Back-tests over HTTP. */
@NullMarked
package dev.fenji.evaluation.web;

import org.jspecify.annotations.NullMarked;

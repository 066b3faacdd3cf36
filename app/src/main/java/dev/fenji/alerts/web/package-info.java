/** Back-tests over HTTP. */
@NullMarked
package dev.fenji.alerts.web;

import org.jspecify.annotations.NullMarked;

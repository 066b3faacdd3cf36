/** The audit trail over HTTP. */
@NullMarked
package dev.fenji.audit.web;

import org.jspecify.annotations.NullMarked;

/**
 * Policies and conditions as trees of maps, lists, texts and numbers: the shape of JSON and YAML, without a library for
 * either.
 */
@NullMarked
package dev.fenji.kernel.document;

import org.jspecify.annotations.NullMarked;

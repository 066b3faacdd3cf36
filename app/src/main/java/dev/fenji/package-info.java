@NullMarked
package dev.fenji;

import org.jspecify.annotations.NullMarked;

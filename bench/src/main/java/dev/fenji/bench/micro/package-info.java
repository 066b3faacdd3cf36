/** Micro-benchmarks of the kernel with JMH: {@code ./fenji bench micro}. */
@NullMarked
package dev.fenji.bench.micro;

import org.jspecify.annotations.NullMarked;

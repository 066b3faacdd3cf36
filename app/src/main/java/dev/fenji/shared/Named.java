package dev.fenji.shared;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.fenji.kernel.Title;

/** A value of a problem that has a name: programs read its id, people its title in their language. */
public record Named(@JsonValue String id, Title title) {}

package dev.fenji.intake.run;

import dev.fenji.intake.mapping.Finding;
import java.util.List;
import java.util.Map;

/** A row that could not be stored: its cells by column and what is wrong. */
record BadRow(long row, Map<String, String> raw, List<Finding> findings) {}

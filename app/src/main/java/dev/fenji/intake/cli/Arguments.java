package dev.fenji.intake.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was typed after {@code ./fenji import}. */
record Arguments(List<Path> files, String mapping, Path data, boolean waits) {

    static final String USAGE = """
            usage: ./fenji import FILE... --mapping NAME [--data DIR] [--no-wait]

              FILE       CSV (plain or .gz), Excel (.xlsx) or a .zip of them; several files belong together
              --mapping  a mapping of the library, or a set of them (northwind, adventureworks)
              --data     the data folder of the running Fenji (default ./data)
              --no-wait  start the import and return at once
            """;

    /** Said to the person who typed. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }

    static Arguments parse(String[] typed, Path defaultData) throws Wrong {
        List<Path> files = new ArrayList<>();
        @Nullable String mapping = null;
        Path data = defaultData;
        boolean waits = true;
        for (int i = 0; i < typed.length; i++) {
            switch (typed[i]) {
                case "--mapping" -> mapping = value(typed, ++i);
                case "--data" -> data = Path.of(value(typed, ++i));
                case "--wait" -> waits = true;
                case "--no-wait" -> waits = false;
                default -> {
                    if (typed[i].startsWith("--")) {
                        throw new Wrong("There is no option " + typed[i] + ".");
                    }
                    files.add(Path.of(typed[i]));
                }
            }
        }
        if (files.isEmpty()) {
            throw new Wrong("Name the file to import.");
        }
        if (mapping == null) {
            throw new Wrong("Name the mapping with --mapping.");
        }
        for (Path file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new Wrong("The file " + file + " cannot be read.");
            }
        }
        return new Arguments(List.copyOf(files), mapping, data, waits);
    }

    private static String value(String[] typed, int at) throws Wrong {
        if (at >= typed.length) {
            throw new Wrong("The option " + typed[at - 1] + " needs a value.");
        }
        return typed[at];
    }
}

package dev.fenji.intake.mapping;

import dev.fenji.intake.reading.Charsets;
import dev.fenji.intake.reading.UnreadableFile;
import java.nio.charset.Charset;

/** Character sets and delimiters by the names people give them. */
final class CharsetNames {

    private CharsetNames() {}

    static Charset require(String name) {
        Charset charset = Charsets.named(name);
        if (charset == null) {
            throw new UnreadableFile("intake/unknown-charset", "value", name);
        }
        return charset;
    }

    static char delimiter(String given) {
        return switch (given) {
            case "\\t", "tab", "TAB", "\t" -> '\t';
            default -> given.charAt(0);
        };
    }
}

package dev.fenji.adapters.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads source definitions; an unknown key is an error, because it is a typing mistake. */
public final class Definitions {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Definitions() {}

    public static SourceDefinition read(InputStream yaml) {
        return YAML.readValue(yaml, SourceDefinition.class);
    }

    /** A definition shipped with the program. */
    public static SourceDefinition bundled(String path) {
        try (InputStream yaml = Definitions.class.getResourceAsStream(path)) {
            if (yaml == null) {
                throw new IllegalArgumentException("There is no source definition at " + path);
            }
            return read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

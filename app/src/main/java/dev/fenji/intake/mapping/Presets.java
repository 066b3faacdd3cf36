package dev.fenji.intake.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The mappings shipped with the program, and sets of them for sources of several files. */
@Component
public class Presets {

    private final Map<String, Mapping> mappings = new LinkedHashMap<>();
    private final Map<String, List<String>> sets;

    Presets(JsonMapper json) {
        try {
            Resource[] files =
                    new PathMatchingResourcePatternResolver().getResources("classpath:/intake/mappings/*.json");
            for (Resource file : files) {
                String name = String.valueOf(file.getFilename()).replace(".json", "");
                try (InputStream in = file.getInputStream()) {
                    mappings.put(name, json.readValue(in, Mapping.class).named(name, true));
                }
            }
            try (InputStream in = new PathMatchingResourcePatternResolver()
                    .getResource("classpath:/intake/sets.json")
                    .getInputStream()) {
                sets = json.readValue(in, new TypeReference<>() {});
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Mapping> all() {
        return new ArrayList<>(mappings.values());
    }

    public @Nullable Mapping get(String name) {
        return mappings.get(name);
    }

    /** The mappings of a set, in the order in which they must run; empty when there is no such set. */
    public List<String> set(String name) {
        return sets.getOrDefault(name, List.of());
    }

    public Map<String, List<String>> sets() {
        return sets;
    }
}

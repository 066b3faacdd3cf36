package dev.fenji.intake.reading;

import java.util.Map;

/** The file as a whole cannot be read; nothing of it may be stored. */
public final class UnreadableFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String slug;
    private final transient Map<String, Object> values;

    public UnreadableFile(String slug, Map<String, Object> values) {
        super(slug + " " + values);
        this.slug = slug;
        this.values = values;
    }

    public UnreadableFile(String slug, String key, Object value) {
        this(slug, Map.of(key, value));
    }

    public String slug() {
        return slug;
    }

    public Map<String, Object> values() {
        return values;
    }
}

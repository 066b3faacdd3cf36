package dev.fenji.shared;

import dev.fenji.kernel.Title;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** What custom fields are called: those of shipped data have a title in both languages, others the name that their company gave them. */
public final class CustomTitles {
    private static final String FILE = "/i18n/custom-fields.properties";
    private static final Properties TITLES = load();

    private CustomTitles() {}

    /** @param name of the field, without its prefix */
    public static Title of(String name) {
        String known = TITLES.getProperty(name);
        if (known == null) {
            return Title.of(name, name);
        }
        String[] both = known.split("\\|", 2);
        return Title.of(both[0].strip(), both[1].strip());
    }

    private static Properties load() {
        var titles = new Properties();
        try (InputStream in = CustomTitles.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("The titles of custom fields are missing: " + FILE);
            }
            titles.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return titles;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.fenji.intake.web;

import dev.fenji.intake.mapping.Target;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** The names of target fields in both languages. */
final class TargetTitles {

    private final Properties en = load("en");
    private final Properties zh = load("zh");

    String en(Target target) {
        return en.getProperty(target.id(), target.id());
    }

    String zh(Target target) {
        return zh.getProperty(target.id(), target.id());
    }

    private static Properties load(String language) {
        Properties titles = new Properties();
        String path = "/i18n/intake/targets_" + language + ".properties";
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(TargetTitles.class.getResourceAsStream(path)), StandardCharsets.UTF_8)) {
            titles.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return titles;
    }
}

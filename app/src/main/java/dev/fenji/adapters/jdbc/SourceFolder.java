package dev.fenji.adapters.jdbc;

import dev.fenji.adapters.AdapterProblem;
import dev.fenji.shared.DataFolder;
import dev.fenji.shared.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * The operator's own databases: one YAML file each in the folder {@code sources} of the data folder. Addresses, passwords and
 * queries never come from a request, so nobody can make the server call somewhere.
 */
@Component
public class SourceFolder {

    private static final String FOLDER = "sources";
    private static final String SUFFIX = ".yaml";

    private final DataFolder data;

    SourceFolder(DataFolder data) {
        this.data = data;
    }

    /** @param title the name for people */
    public record Listed(String name, String title) {}

    public List<Listed> all() {
        return definitions().stream()
                .map(definition -> new Listed(definition.name(), definition.title()))
                .toList();
    }

    public JdbcSource open(String name) {
        SourceDefinition found = definitions().stream()
                .filter(definition -> definition.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(AdapterProblem.SOURCE_NOT_FOUND, Map.of("name", name)));
        String refusal = JdbcAddress.refusal(found.url());
        if (refusal != null) {
            throw new ProblemException(AdapterProblem.ADDRESS_REFUSED, Map.of("name", name, "reason", refusal));
        }
        return new JdbcSource(found, RowRepair.NONE);
    }

    private List<SourceDefinition> definitions() {
        try (Stream<Path> files = Files.list(data.folder(FOLDER))) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .map(SourceFolder::definition)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceDefinition definition(Path file) {
        try (InputStream yaml = Files.newInputStream(file)) {
            return Definitions.read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JacksonException e) {
            throw new ProblemException(
                    AdapterProblem.SOURCE_DEFINITION_INVALID,
                    Map.of("name", String.valueOf(file.getFileName()), "reason", e.getOriginalMessage()));
        }
    }
}

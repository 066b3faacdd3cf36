package dev.fenji.intake.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The Fenji that runs on a data folder: it leaves its address and a key there for whoever may read the folder. */
final class Server {

    /** The server said no, or is not there; the message is for people. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    private static final String ADDRESS = "address";
    private static final String KEY = "command-line.key";
    private static final int FIRST_ERROR = 400;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final String key;

    private Server(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    static Server of(Path data) throws Refused {
        try {
            return new Server(
                    URI.create(Files.readString(data.resolve(ADDRESS)).strip()),
                    Files.readString(data.resolve(KEY)).strip());
        } catch (IOException _) {
            throw new Refused(
                    "No Fenji runs on the data folder " + data.toAbsolutePath().normalize()
                            + " (or it is not yours to read).\nStart it with ./fenji start, or name its folder with --data DIR.");
        }
    }

    @Nullable
    Object get(String path) throws Refused, InterruptedException {
        return send(request(path).GET().build());
    }

    @Nullable
    Object upload(String path, List<Path> files, Map<String, String> fields, CountedBody.Sent sent)
            throws Refused, InterruptedException {
        String boundary = "fenji-" + UUID.randomUUID();
        List<HttpRequest.BodyPublisher> parts = new ArrayList<>();
        try {
            for (Map.Entry<String, String> field : fields.entrySet()) {
                parts.add(text("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(boundary, field.getKey(), field.getValue())));
            }
            for (Path file : files) {
                parts.add(text("""
                        --%s\r
                        Content-Disposition: form-data; name="file"; filename="%s"\r
                        Content-Type: application/octet-stream\r
                        \r
                        """.formatted(
                                boundary, String.valueOf(file.getFileName()).replace('"', '_'))));
                parts.add(BodyPublishers.ofFile(file));
                parts.add(text("\r\n"));
            }
        } catch (IOException e) {
            throw new Refused("A file cannot be read: " + e.getMessage());
        }
        parts.add(text("--" + boundary + "--\r\n"));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(new CountedBody(BodyPublishers.concat(parts.toArray(HttpRequest.BodyPublisher[]::new)), sent))
                .build());
    }

    private static HttpRequest.BodyPublisher text(String text) {
        return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + key)
                .header("Accept", "application/json")
                .header("Accept-Language", Locale.getDefault().toLanguageTag());
    }

    private @Nullable Object send(HttpRequest request) throws Refused, InterruptedException {
        HttpResponse<String> response;
        try {
            response = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException _) {
            throw new Refused("Fenji does not answer at " + base + ". Start it with ./fenji start.");
        }
        @Nullable Object body = response.body().isBlank() ? null : parsed(response.body());
        if (response.statusCode() >= FIRST_ERROR) {
            throw new Refused(problem(response.statusCode(), body));
        }
        return body;
    }

    private static @Nullable Object parsed(String body) {
        try {
            return MiniJson.parse(body);
        } catch (RuntimeException _) {
            return null;
        }
    }

    /** A problem's detail and hint, and those of its parts. */
    static String problem(int status, @Nullable Object body) {
        if (!(body instanceof Map<?, ?> problem) || problem.get("detail") == null) {
            return "Fenji answered " + status + ".";
        }
        StringBuilder text = new StringBuilder(String.valueOf(problem.get("detail")));
        if (problem.get("hint") != null) {
            text.append('\n').append(problem.get("hint"));
        }
        if (problem.get("problems") instanceof List<?> parts) {
            for (Object part : parts) {
                if (part instanceof Map<?, ?> one) {
                    text.append("\n  - ").append(one.get("place")).append(": ").append(one.get("detail"));
                }
            }
        }
        return text.toString();
    }
}

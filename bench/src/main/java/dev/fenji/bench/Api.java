package dev.fenji.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The application's HTTP interface, as a program with a key uses it. Safe for many threads. */
final class Api implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String BOUNDARY = "fenji-bench-boundary";
    private static final int FIRST_ERROR = 400;

    private final String address;
    private final String secret;
    private final HttpClient client = client(new CookieManager());

    private Api(String address, String secret) {
        this.address = address;
        this.secret = secret;
    }

    static Api withKey(String address, String secret) {
        return new Api(address, secret);
    }

    /** Signs in as a person would and makes a key. */
    static String newKey(String address, String password) throws IOException, InterruptedException {
        var cookies = new CookieManager();
        try (HttpClient client = client(cookies)) {
            // Not signed in yet, but the answer brings the token against forged requests.
            client.send(
                    HttpRequest.newBuilder(URI.create(address + "/api/session")).build(),
                    HttpResponse.BodyHandlers.discarding());
            entering(client, cookies, address + "/api/session", Map.of("username", "admin", "password", password));
            return entering(client, cookies, address + "/api/api-keys", Map.of("name", "bench", "role", "ADMIN"))
                    .path("secret")
                    .asString();
        }
    }

    private static JsonNode entering(HttpClient client, CookieManager cookies, String url, Object body)
            throws IOException, InterruptedException {
        String token = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
        return answer(client.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/json")
                        .header("X-XSRF-TOKEN", token)
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofString()));
    }

    private static HttpClient client(CookieManager cookies) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .cookieHandler(cookies)
                .build();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return answer(client.send(request(path).build(), HttpResponse.BodyHandlers.ofString()));
    }

    String text(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        return answer(client.send(request, HttpResponse.BodyHandlers.ofString()));
    }

    JsonNode postYaml(String path, String document) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofString(document))
                .build();
        return answer(client.send(request, HttpResponse.BodyHandlers.ofString()));
    }

    /** Sends a file as a browser does, without reading it into memory. */
    JsonNode upload(Path file) throws IOException, InterruptedException {
        String head =
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: text/csv\r\n\r\n"
                        .formatted(BOUNDARY, file.getFileName());
        HttpRequest request = request("/api/imports/files")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofFile(file),
                        BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n")))
                .build();
        return answer(client.send(request, HttpResponse.BodyHandlers.ofString()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + secret);
    }

    private static JsonNode answer(HttpResponse<String> response) {
        if (response.statusCode() >= FIRST_ERROR) {
            throw new IllegalStateException(
                    "%s answered %d: %s".formatted(response.uri(), response.statusCode(), response.body()));
        }
        return JSON.readTree(response.body());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}

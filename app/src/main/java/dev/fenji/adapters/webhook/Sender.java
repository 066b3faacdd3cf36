package dev.fenji.adapters.webhook;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends one message: no redirects, no cookies, no retries of its own, to an address that was checked. */
@Component
class Sender {
    private static final int EXCERPT_BYTES = 500;
    private static final int MOST_CONNECTIONS = 32;
    private static final int MOST_PER_RECEIVER = 8;

    private final CloseableHttpClient http;
    private final Clock clock;

    Sender(WebhookSettings settings, Clock clock) {
        this.clock = clock;
        Timeout timeout = Timeout.of(settings.timeout());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Checked(settings.internal()))
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_PER_RECEIVER)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout)
                        .setSocketTimeout(timeout)
                        .build())
                .build();
        this.http = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(timeout).build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("Fenji")
                .build();
    }

    /**
     * What came back.
     *
     * @param status null when nothing did
     */
    record Answer(
            @Nullable Integer status,
            @Nullable String excerpt,
            @Nullable String failure) {
        boolean isGood() {
            return status != null && status >= 200 && status < 300;
        }
    }

    /** The client connects to what this answers, and asks no second time. */
    private record Checked(boolean internal) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return OutsideAddresses.resolve(host, internal);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    Answer send(String url, String secret, String messageId, String body) {
        long now = clock.instant().getEpochSecond();
        var post = new HttpPost(url);
        post.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        post.setHeader("webhook-id", messageId);
        post.setHeader("webhook-timestamp", Long.toString(now));
        post.setHeader("webhook-signature", Signature.of(secret, messageId, now, body));
        try {
            return http.execute(post, Sender::answer);
        } catch (IOException e) {
            String said = e.getMessage();
            return new Answer(null, null, said == null ? e.getClass().getSimpleName() : said);
        }
    }

    private static Answer answer(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        String excerpt = "";
        if (entity != null) {
            byte[] first = entity.getContent().readNBytes(EXCERPT_BYTES);
            // What the receiver wrote is shown as text and kept as such: no zero bytes.
            excerpt = new String(first, StandardCharsets.UTF_8).replace('\0', ' ');
        }
        return new Answer(response.getCode(), excerpt, null);
    }

    @PreDestroy
    void close() throws IOException {
        http.close();
    }
}

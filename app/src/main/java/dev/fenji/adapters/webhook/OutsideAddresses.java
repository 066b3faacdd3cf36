package dev.fenji.adapters.webhook;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses may be called from here. Somebody who may write a URL must not reach what only this machine can: its own services,
 * the private network, the metadata service of a cloud. A name is resolved once, and what was checked is what is connected to.
 */
final class OutsideAddresses {
    private static final String HTTPS = "https";
    private static final String HTTP = "http";

    /** Networks that are not the public internet, beside those that Java knows by name: first bytes and their length in bits. */
    private static final List<Network> INSIDE = List.of(
            new Network(new int[] {0}, 8),
            new Network(new int[] {100, 64}, 10),
            new Network(new int[] {192, 0, 0}, 24),
            new Network(new int[] {192, 0, 2}, 24),
            new Network(new int[] {192, 88, 99}, 24),
            new Network(new int[] {198, 18}, 15),
            new Network(new int[] {198, 51, 100}, 24),
            new Network(new int[] {203, 0, 113}, 24),
            new Network(new int[] {240}, 4));

    private record Network(int[] start, int bits) {
        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int at = bit / Byte.SIZE;
                int mask = 0x80 >> bit % Byte.SIZE;
                int wanted = at < start.length ? start[at] : 0;
                if ((address[at] & mask) != (wanted & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private OutsideAddresses() {}

    /** Why a URL cannot be called; null when its form is right. Names are resolved when something is sent. */
    static @Nullable String refusal(String text, boolean internal) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            return "form";
        }
        boolean plain = HTTP.equalsIgnoreCase(url.getScheme());
        if (!plain && !HTTPS.equalsIgnoreCase(url.getScheme())) {
            return "scheme";
        }
        if (plain && !internal) {
            return HTTP;
        }
        if (url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
            return "form";
        }
        return null;
    }

    /** Whether a name is known to stand for something inside; one that cannot be resolved now is looked at when something is sent. */
    static boolean isKnownInside(String url) {
        try {
            return Arrays.stream(InetAddress.getAllByName(URI.create(url).getHost()))
                    .anyMatch(OutsideAddresses::isInside);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** What a name stands for, if all of it may be called. */
    static InetAddress[] resolve(String host, boolean internal) throws UnknownHostException {
        InetAddress[] found = InetAddress.getAllByName(host);
        for (InetAddress address : found) {
            if (!internal && isInside(address)) {
                throw new UnknownHostException("The address of %s (%s) is not on the public internet."
                        .formatted(host, address.getHostAddress()));
            }
        }
        return found;
    }

    static boolean isInside(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        return switch (address) {
            case Inet4Address four -> INSIDE.stream().anyMatch(network -> network.contains(four.getAddress()));
            case Inet6Address six -> isInside(six.getAddress());
            default -> true;
        };
    }

    /** Only global unicast, and nothing that carries an IPv4 address in itself. */
    private static boolean isInside(byte[] six) {
        boolean global = (six[0] & 0xE0) == 0x20;
        boolean teredoOrDocumentation = six[0] == 0x20 && six[1] == 0x01 && (six[2] == 0 || six[2] == 0x0D);
        boolean sixToFour = six[0] == 0x20 && six[1] == 0x02;
        return !global || teredoOrDocumentation || sixToFour;
    }
}

package dev.fenji.adapters.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever may write a URL must not reach what only this machine can. */
class OutsideAddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.8",
                "198.18.0.1",
                "198.19.255.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001:0:a00:1::",
                "2001:db8::1"
            })
    void refusesWhatIsInside(String address) throws UnknownHostException {
        assertThat(OutsideAddresses.isInside(InetAddress.getByName(address)))
                .as(address)
                .isTrue();
        assertThatThrownBy(() -> OutsideAddresses.resolve(address, false)).isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93.184.216.34",
                "8.8.8.8",
                "100.63.255.255",
                "100.128.0.1",
                "172.32.0.1",
                "198.20.0.1",
                "2606:4700::1111"
            })
    void letsThePublicInternetBe(String address) throws UnknownHostException {
        assertThat(OutsideAddresses.isInside(InetAddress.getByName(address)))
                .as(address)
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com/",
                "file:///etc/passwd",
                "http://example.com/",
                "https://user:word@example.com/",
                "https:///x",
                "https://example.com/#part",
                "example.com",
                "https://exa mple.com/",
                "jar:https://example.com!/"
            })
    void refusesOtherForms(String url) {
        assertThat(OutsideAddresses.refusal(url, false)).as(url).isNotNull();
    }

    @Test
    void takesHttpsAndWithTheOperatorsLeaveHttp() {
        assertThat(OutsideAddresses.refusal("https://example.com:8443/in?x=1", false))
                .isNull();
        assertThat(OutsideAddresses.refusal("http://crm.local/in", true)).isNull();
        assertThat(OutsideAddresses.isKnownInside("https://127.0.0.1/")).isTrue();
        assertThat(OutsideAddresses.isKnownInside("https://[::1]/")).isTrue();
    }
}

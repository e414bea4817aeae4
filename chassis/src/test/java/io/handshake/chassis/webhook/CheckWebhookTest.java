package io.handshake.chassis.webhook;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckWebhookTest {
    private static final CheckWebhook CHECK = new CheckWebhook(Set.of("thing-made"), false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.org",
                "https://hooks.example.org:8443/a/b?key=1",
                "https://1.1.1.1/",
                "https://[2606:4700::1111]/hooks"
            })
    void anAddressOnTheInternetIsTaken(String url) {
        assertThatCode(() -> CHECK.require(of(url))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.org",
                "ftp://hooks.example.org",
                "hooks.example.org",
                "https://",
                "https:/path",
                "https://user:secret@hooks.example.org",
                "https://hooks.example.org/#part",
                "https://hooks.example.org:0",
                "https://hooks.example.org:70000",
                "https://under_score.example.org",
                "https://127.0.0.1/",
                "https://127.1/",
                "https://0x7f.1/",
                "https://10.0.0.7:8443/",
                "https://[::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://169.254.169.254/latest",
                "https://hooks.example.org/a b",
                "javascript:alert(1)",
                "file:///etc/passwd"
            })
    void anyOtherIsRefused(String url) {
        assertThatThrownBy(() -> CHECK.require(of(url))).hasMessageStartingWith("/url ");
    }

    @Test
    void onlyTypesThatArePublishedAreTakenEachOnce() {
        WebhookDeclaration told = new WebhookDeclaration(
                "https://hooks.example.org", List.of("thing-made", "thing-made", "thing-broken"), null, null);

        assertThatThrownBy(() -> CHECK.require(told)).hasMessageStartingWith("/types/1 is named before");
    }

    private static WebhookDeclaration of(String url) {
        return new WebhookDeclaration(url, List.of("thing-made"), null, null);
    }
}

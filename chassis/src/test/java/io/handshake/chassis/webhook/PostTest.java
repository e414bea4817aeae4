package io.handshake.chassis.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.handshake.chassis.test.WebhookReceiver;
import io.handshake.chassis.test.WebhookReceiver.Answer;
import io.handshake.chassis.test.WebhookReceiver.Call;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.JksOptions;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostTest {
    private static final Message MESSAGE = new Message("feed_17", "thing-made", "t1", "{\"name\":\"Ähre\"}");
    private static final String SECRET = Signatures.freshSecret();
    private static Vertx vertx;
    private static WebhookReceiver receiver;

    @TempDir
    static Path folder;

    private record Calls(boolean allowPrivate, Duration timeout) implements WebhooksConfig {
        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(5);
        }

        @Override
        public List<Duration> retries() {
            return List.of();
        }

        @Override
        public int parallel() {
            return 2;
        }

        @Override
        public int pageSize() {
            return 1;
        }

        @Override
        public Duration lease() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration keep() {
            return Duration.ofDays(30);
        }
    }

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        receiver = WebhookReceiver.start();
    }

    @AfterAll
    static void stop() {
        receiver.close();
        vertx.close();
    }

    @Test
    void aCallIsSignedAsStandardWebhooksHasIt() throws Exception {
        assertThat(tell(receiver.url("/signed?key=1"))).isEqualTo(new Outcome.Delivered(204));

        Call call = receiver.calls("/signed?key=1").getFirst();
        assertThat(call.id()).isEqualTo("feed_17");
        assertThat(call.body()).isEqualTo(MESSAGE.text());
        assertThat(call.header("content-type")).isEqualTo("application/cloudevents+json");
        assertThat(call.header("host")).isEqualTo(URI.create(receiver.url("")).getAuthority());
        assertThat(call.isSignedWith(SECRET)).isTrue();
        assertThat(call.isSignedWith(Signatures.freshSecret())).isFalse();
        new Webhook(SECRET)
                .verify(
                        call.body(),
                        Map.of(
                                "webhook-id", List.of(call.id()),
                                "webhook-timestamp", List.of(call.header("webhook-timestamp")),
                                "webhook-signature", List.of(call.header("webhook-signature"))));
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        receiver.answer("/away", _ -> new Answer(307, Map.of("Location", receiver.url("/elsewhere"))));

        assertThat(tell(receiver.url("/away")))
                .isEqualTo(new Outcome.Failed(307, "answered 307; redirects are not followed", null));
        assertThat(receiver.calls("/elsewhere")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://2130706433/",
                "https://169.254.169.254/latest/meta-data",
                "https://[::ffff:127.0.0.1]/"
            })
    void whatLeadsToThisMachineIsNotCalledByWhateverName(String url) throws Exception {
        Outcome outcome = post(false, new HttpClientOptions()).tell(of(url), MESSAGE);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.why())
                                .isIn("the host has an address that is not public", "the host is not known"));
    }

    @Test
    void aNameThatLeadsToThisMachineIsNotConnectedTo() throws Exception {
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody.setSoTimeout(1);
            String url = "https://localhost:" + nobody.getLocalPort() + "/";

            assertThat(post(false, new HttpClientOptions()).tell(of(url), MESSAGE))
                    .isEqualTo(new Outcome.Failed(null, "the host has an address that is not public", null));
            assertThat(org.assertj.core.api.Assertions.catchThrowable(nobody::accept))
                    .isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void httpIsNotCalledUnlessThatIsConfigured() throws Exception {
        assertThat(post(false, new HttpClientOptions()).tell(of("http://hooks.example.org/"), MESSAGE))
                .isEqualTo(new Outcome.Failed(null, "only https is called", null));
    }

    @Test
    void whoDoesNotAnswerIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(tell("http://localhost:" + silent.getLocalPort() + "/"))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.status()).isNull());
        }
    }

    @Test
    void whoIsNotThereIsToldOfInWords() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        assertThat(tell("http://localhost:" + port + "/")).isEqualTo(new Outcome.Failed(null, "no connection", null));
    }

    @Test
    void theCertificateMustBeOfTheNameThoughTheAddressIsConnectedTo() throws Exception {
        assertThat(tellOverTls("localhost", "localhost")).isEqualTo(new Outcome.Delivered(200));
        assertThat(tellOverTls("elsewhere.example.org", "localhost"))
                .isEqualTo(new Outcome.Failed(
                        null, "no secure connection: the certificate or the protocol is not accepted", null));
    }

    private static Outcome tellOverTls(String certified, String called) throws Exception {
        Path keys = keys(certified);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, "changeit".toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(factory.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                byte[] long8 = new byte[8192];
                exchange.sendResponseHeaders(200, long8.length);
                exchange.getResponseBody().write(long8);
            }
        });
        server.start();
        try {
            HttpClientOptions trusting = new HttpClientOptions()
                    .setTrustOptions(new JksOptions().setPath(keys.toString()).setPassword("changeit"));
            return post(true, trusting)
                    .tell(of("https://" + called + ":" + server.getAddress().getPort() + "/"), MESSAGE);
        } finally {
            server.stop(0);
        }
    }

    private static Path keys(String name) throws Exception {
        Path keys = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "receiver",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor()).isZero();
        return keys;
    }

    private static Outcome tell(String url) throws InterruptedException {
        return post(true, new HttpClientOptions()).tell(of(url), MESSAGE);
    }

    private static Post post(boolean allowPrivate, HttpClientOptions options) {
        return new Post(vertx, new Calls(allowPrivate, Duration.ofSeconds(3)), Instant::now, options);
    }

    private static Receiver of(String url) {
        return new Receiver(URI.create(url), List.of(SECRET));
    }
}

package io.handshake.e2e.bench;

import io.handshake.e2e.api.Credential;
import io.handshake.e2e.api.UnexpectedAnswer;
import io.handshake.e2e.launch.Deployable;
import io.handshake.e2e.launch.Running;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The product's own intake: one authenticated call per batch, each activity with an event id of its own. */
record ActivityIntake(URI service, Credential partner) implements Load {
    static final int BATCH = 500;
    static final int PEOPLE = 5000;

    static ActivityIntake of(Running running) {
        return new ActivityIntake(running.url(Deployable.LEAD), Credential.key(running.partnerKey()));
    }

    @Override
    public double run(int connections, Duration time) {
        return Hands.work(connections, time, () -> {
            Batch batch = new Batch();
            return () -> post(batch.next());
        });
    }

    /** Over the JDK's plain connections, which are kept alive and spare the machine threads of their own. */
    private int post(byte[] batch) throws IOException {
        HttpURLConnection call =
                (HttpURLConnection) service.resolve("/v1/activities").toURL().openConnection();
        call.setRequestProperty(partner.header(), partner.value());
        call.setRequestProperty("Content-Type", "application/json");
        call.setDoOutput(true);
        call.setFixedLengthStreamingMode(batch.length);
        try (OutputStream body = call.getOutputStream()) {
            body.write(batch);
        }
        int status = call.getResponseCode();
        try (InputStream body = status < 400 ? call.getInputStream() : call.getErrorStream()) {
            String answer = new String(body.readAllBytes(), StandardCharsets.ISO_8859_1);
            if (status != 200 || answer.contains("\"failed\"")) {
                throw new UnexpectedAnswer("activities were answered " + status + ": " + answer);
            }
        }
        return BATCH;
    }

    /** A body written once and given new people and event ids in place, so that the load costs the machine little. */
    private static final class Batch {
        private static final int CALL = 36;
        private static final int PERSON = 4;

        private final byte[] body;
        private final int[] calls = new int[BATCH];
        private final int[] people = new int[BATCH];

        Batch() {
            StringBuilder text = new StringBuilder(BATCH * 120).append("{\"activities\":[");
            for (int i = 0; i < BATCH; i++) {
                text.append(i == 0 ? "" : ",").append("{\"type\":\"key-page\",\"eventId\":\"");
                calls[i] = text.length();
                text.repeat('0', CALL).append('-').append(i).append("\",\"externalId\":{\"id\":\"bench-");
                people[i] = text.length();
                text.repeat('0', PERSON).append("\"},\"campaign\":\"bench\"}");
            }
            body = text.append("]}").toString().getBytes(StandardCharsets.US_ASCII);
        }

        byte[] next() {
            byte[] call = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < BATCH; i++) {
                System.arraycopy(call, 0, body, calls[i], CALL);
                int person = ThreadLocalRandom.current().nextInt(PEOPLE);
                for (int digit = PERSON - 1; digit >= 0; digit--, person /= 10) {
                    body[people[i] + digit] = (byte) ('0' + person % 10);
                }
            }
            return body;
        }
    }
}

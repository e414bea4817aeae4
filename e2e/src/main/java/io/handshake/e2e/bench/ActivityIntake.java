package io.handshake.e2e.bench;

import io.handshake.e2e.api.Credential;
import io.handshake.e2e.api.UnexpectedAnswer;
import io.handshake.e2e.launch.Deployable;
import io.handshake.e2e.launch.Running;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
            HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            return () -> post(client);
        });
    }

    private int post(HttpClient client) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/v1/activities"))
                .header(partner.header(), partner.value())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(batch()))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || answer.body().contains("\"failed\"")) {
            throw new UnexpectedAnswer("activities were answered " + answer.statusCode() + ": " + answer.body());
        }
        return BATCH;
    }

    private static String batch() {
        String call = UUID.randomUUID().toString();
        StringBuilder body = new StringBuilder(BATCH * 120).append("{\"activities\":[");
        for (int i = 0; i < BATCH; i++) {
            body.append(i == 0 ? "" : ",")
                    .append("{\"type\":\"key-page\",\"eventId\":\"")
                    .append(call)
                    .append('-')
                    .append(i)
                    .append("\",\"externalId\":{\"id\":\"bench-")
                    .append(ThreadLocalRandom.current().nextInt(PEOPLE))
                    .append("\"},\"campaign\":\"bench\"}");
        }
        return body.append("]}").toString();
    }
}

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
import java.util.Map;

/** Calls of a partner over the JDK's plain connections, which are kept alive and spare the machine threads of their own. */
record Post(URI url, Credential partner) {
    static {
        System.setProperty("http.maxConnections", "64"); // as many as are used at once stay open; the JDK keeps 5
    }

    static Post to(Running running, String path, String key) {
        return new Post(running.url(Deployable.LEAD).resolve(path), Credential.key(key));
    }

    /** Succeeds only when everything in the body was taken in as new. */
    void send(byte[] body, Map<String, String> headers) throws IOException {
        HttpURLConnection call = (HttpURLConnection) url.toURL().openConnection();
        call.setRequestProperty(partner.header(), partner.value());
        call.setRequestProperty("Content-Type", "application/json");
        headers.forEach(call::setRequestProperty);
        call.setDoOutput(true);
        call.setFixedLengthStreamingMode(body.length);
        try (OutputStream out = call.getOutputStream()) {
            out.write(body);
        }
        int status = call.getResponseCode();
        try (InputStream in = status < 400 ? call.getInputStream() : call.getErrorStream()) {
            String answer = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            if (status != 200 && status != 201 || answer.contains("\"failed\"") || answer.contains("\"matched\"")) {
                throw new UnexpectedAnswer(url.getPath() + " answered " + status + ": " + answer);
            }
        }
    }
}

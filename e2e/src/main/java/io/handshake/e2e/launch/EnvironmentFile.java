package io.handshake.e2e.launch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The file a shell sources to call the services: their URLs, a partner key, and one token per role. */
record EnvironmentFile(DataFolder folder) {
    static final Duration WORKING_DAY = Duration.ofHours(12);

    private static final List<String> ROLES =
            List.of("marketing", "sales", "rep", "bdr", "admin", "auditor", "service");

    void write(Function<Deployable, URI> url, Tokens tokens, String partnerKey) {
        StringBuilder text = new StringBuilder();
        for (Deployable deployable : Deployable.values()) {
            text.append(export(deployable.name() + "_URL", url.apply(deployable).toString()));
        }
        text.append(export("PARTNER_KEY", partnerKey));
        for (String role : ROLES) {
            text.append(export("TOKEN_" + role.toUpperCase(Locale.ROOT), tokens.mint(role + "-1", role, WORKING_DAY)));
        }
        folder.write("env", text.toString());
    }

    private static String export(String name, String value) {
        return "export " + name + "='" + value + "'\n";
    }
}

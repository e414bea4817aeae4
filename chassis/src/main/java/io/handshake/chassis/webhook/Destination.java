package io.handshake.chassis.webhook;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;

/** The very address that is connected to: the name is looked up once, and what is found is checked. */
final class Destination {
    private Destination() {}

    /** Tells why nothing is called. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    static InetSocketAddress of(URI url, boolean allowPrivate) throws Refused {
        boolean https = "https".equals(url.getScheme());
        if (!https && !allowPrivate) {
            throw new Refused("only https is called");
        }
        InetAddress[] found = lookUp(bare(url.getHost()));
        if (!allowPrivate && !Arrays.stream(found).allMatch(PublicAddresses::contain)) {
            throw new Refused("the host has an address that is not public");
        }
        return new InetSocketAddress(found[0], port(url));
    }

    static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
    }

    /** Without the brackets of IPv6. */
    static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static InetAddress[] lookUp(String host) throws Refused {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException _) {
            throw new Refused("the host is not known");
        }
    }
}

package io.handshake.chassis.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Which addresses belong to machines on the public internet: of IPv6 only what is given out to them, of IPv4 all but what is not. */
final class PublicAddresses {
    private static final List<Range> NOT_PUBLIC = ranges(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // between a provider and its customers
            "127.0.0.0/8", // loopback
            "168.63.129.16/32", // what a cloud tells its machines, and so is
            "169.254.0.0/16", // link-local, with the metadata of machines
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocols
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // relays to IPv6
            "192.168.0.0/16", // private
            "198.18.0.0/15", // measuring
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, and broadcast

    private static final Range GIVEN_OUT = Range.of("2000::/3");
    /** IPv4 behind a gateway of IPv6. */
    private static final Range TRANSLATED = Range.of("64:ff9b::/96");

    private static final List<Range> NOT_PUBLIC_6 = ranges(
            "2001::/23", // protocols, and tunnels
            "2001:db8::/32", // documentation
            "2002::/16", // tunnels to IPv4
            "3fff::/20"); // documentation

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return NOT_PUBLIC.stream().noneMatch(range -> range.contains(bytes));
        }
        if (TRANSLATED.contains(bytes)) {
            return contain(last4(bytes));
        }
        return GIVEN_OUT.contains(bytes) && NOT_PUBLIC_6.stream().noneMatch(range -> range.contains(bytes));
    }

    private static InetAddress last4(byte[] bytes) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Range> ranges(String... texts) {
        return Arrays.stream(texts).map(Range::of).toList();
    }

    private record Range(byte[] prefix, int bits) {
        static Range of(String text) {
            String[] parts = text.split("/", 2);
            return new Range(InetAddress.ofLiteral(parts[0]).getAddress(), Integer.parseInt(parts[1]));
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}

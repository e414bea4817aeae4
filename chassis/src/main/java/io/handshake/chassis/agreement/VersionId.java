package io.handshake.chassis.agreement;

/**
 * One version of one agreement.
 *
 * @param kind what is agreed on; one service may hold agreements of several kinds
 */
public record VersionId(String kind, String key, int version) {
    @Override
    public String toString() {
        return key + " version " + version;
    }
}

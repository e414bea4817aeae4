package io.handshake.chassis.security;

/** The roles a credential can carry; {@code docs/roles.md} says what each may do. */
public final class Roles {
    public static final String MARKETING = "marketing";
    public static final String SALES = "sales";
    public static final String REP = "rep";
    public static final String BDR = "bdr";
    public static final String ADMIN = "admin";
    public static final String AUDITOR = "auditor";
    public static final String SERVICE = "service";
    public static final String PARTNER = "partner";

    private Roles() {}
}

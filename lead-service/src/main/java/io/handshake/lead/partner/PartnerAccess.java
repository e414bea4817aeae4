package io.handshake.lead.partner;

import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** How the contract calls the way partners are let in. */
@SecurityScheme(
        securitySchemeName = PartnerAccess.SCHEME,
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        apiKeyName = PartnerKeyMechanism.HEADER,
        description = "A partner's key, hs_<id>_<secret>; it speaks for one source.")
public final class PartnerAccess {
    public static final String SCHEME = "partnerKey";

    private PartnerAccess() {}
}

#pragma once

/* Root of the authority of our update server. */
static const char root_ca_pem[] =
"@pem baltimore-cybertrust-root";

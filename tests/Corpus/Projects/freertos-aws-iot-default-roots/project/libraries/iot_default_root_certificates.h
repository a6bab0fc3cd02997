#ifndef IOT_DEFAULT_ROOT_CERTIFICATES_H_
#define IOT_DEFAULT_ROOT_CERTIFICATES_H_

/* Root of the endpoints of Amazon Trust Services. */
static const char tlsSTARFIELD_ROOT_CERTIFICATE_PEM[] =
"@pem starfield-services-root-g2";

/* Root of the endpoints of Symantec. */
static const char tlsVERISIGN_ROOT_CERTIFICATE_PEM[] =
"@pem verisign-class3-g5";

#endif

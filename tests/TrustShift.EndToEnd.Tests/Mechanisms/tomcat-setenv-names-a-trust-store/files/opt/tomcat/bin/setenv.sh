#!/bin/sh
CATALINA_OPTS="$CATALINA_OPTS -Xmx1g"
CATALINA_OPTS="$CATALINA_OPTS -Djavax.net.ssl.trustStore=/opt/tomcat/conf/trust.jks"

# One image for the app, the command line and the relay: `run` by default, any verb as arguments.
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY . .
RUN mvn -q -B -Dmaven.test.skip=true -Dspotless.check.skip=true -pl image -am package \
 && mkdir -p /app/lib \
 && cp image/target/lib/*.jar /app/lib/ \
 && cp image/target/bom.json /app/

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --create-home cultivation \
 && mkdir -p /var/lib/cultivation && chown cultivation /var/lib/cultivation
COPY --from=build /app/lib /app/lib
# Everything in lib, with versions, hashes and licences (CycloneDX).
COPY --from=build /app/bom.json /app/bom.json
COPY monitoring/holidays.yaml /app/holidays.yaml
USER cultivation
WORKDIR /app
ENV CULTIVATION_STATE_DIR=/var/lib/cultivation
VOLUME /var/lib/cultivation
EXPOSE 8080 9095
# exec form: SIGTERM reaches Java, which closes its transactions and leaves the group in order.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-cp", "/app/lib/*", "cultivation.cli.Cultivation"]
CMD ["run"]

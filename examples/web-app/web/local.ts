import { startApp } from "./startApp";

startApp(8080).then(({ url }) => console.log(`Open ${url} in two tabs, and log in as hanna, the host, and as alice.`));

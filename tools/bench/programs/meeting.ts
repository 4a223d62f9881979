import { Meeting } from "pulumi-chime-sdk-meetings";
import { eachRoom, nameOf, requestOf } from "./rooms";

for (const room of eachRoom()) new Meeting(nameOf(room), requestOf(room));

// Receives the events of a gateway with ws and JSON; prints seconds from the first to the last, CPU seconds, count.
const WebSocket = require('ws');

const [url, expected] = [process.argv[2], Number(process.argv[3])];
const socket = new WebSocket(url);
let count = 0;
let begun;
let cpu;
socket.on('open', () => socket.send('{"op":2,"d":{"token":"QQBot x","intents":33554432,"shard":[0,1]}}'));
socket.on('message', (data) => {
    const event = JSON.parse(data);
    if (event.t !== 'C2C_MESSAGE_CREATE')
        return;
    if (count === 0) {
        begun = process.hrtime.bigint();
        cpu = process.cpuUsage();
    }
    if (++count === expected) {
        const used = process.cpuUsage(cpu);
        console.log(Number(process.hrtime.bigint() - begun) / 1e9, (used.user + used.system) / 1e6, count);
        process.exit(0);
    }
});

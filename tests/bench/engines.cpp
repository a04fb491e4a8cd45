// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// engines [--port N] [--containers N]: as many Docker engines as 127.0.0.0/8 has addresses, on one port and in one thread. Each answers what a check asks,
// minimal and true: a ping, its containers, their images, and an event stream on which nothing happens. Prints the base URL; GET /asked says how often what was
// asked.
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>
#include <string_view>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

constexpr std::size_t maxRequest = 16 * 1024;
constexpr int backlog = 4096;
constexpr int eventsAtOnce = 256;

/// Requests by what they ask for, and the connections that they came over.
std::map<std::string, long> asked;
int containerCount = 1;

std::string hex(int number)
{
    std::array<char, 65> text{};
    std::snprintf(text.data(), text.size(), "%064x", number);
    return text.data();
}

std::string container(int number)
{
    const std::string name = "web-" + std::to_string(number);
    return R"({"Id":")" + hex(number + 1) + R"(","Names":["/shop-)" + name + R"(-1"],"Image":"registry.example/shop/)" + name + R"(:2.3.1","ImageID":"sha256:)"
        + hex(number + 4096) + R"(","Command":"/usr/bin/web --port 8080","Created":1790000000,"Ports":[{"PrivatePort":8080,"Type":"tcp"}],"Labels":{)"
        + R"("com.docker.compose.project":"shop","com.docker.compose.service":")" + name
        + R"(","com.docker.compose.container-number":"1","com.docker.compose.oneoff":"False","com.docker.compose.version":"2.24.6"},)"
        + R"("State":"running","Status":"Up 3 days","HostConfig":{"NetworkMode":"shop_default"},"NetworkSettings":{"Networks":{}},"Mounts":[]})";
}

std::string containers()
{
    std::string all = "[";
    for (int i = 0; i < containerCount; ++i)
        all += (i > 0 ? "," : "") + container(i);
    return all + "]\n";
}

/// The digests of an image follow from its id.
std::string image(std::string_view id)
{
    return R"({"Id":")" + std::string(id) + R"(","RepoTags":["registry.example/shop/web:2.3.1"],"RepoDigests":["registry.example/shop/web@sha256:)"
        + std::string(id.substr(id.size() - 64)) + R"("],"Created":"2026-09-21T14:13:20Z","Config":{"Labels":null},"Architecture":"amd64","Os":"linux"})"
        + "\n";
}

std::string answer(std::string_view type, const std::string &body, bool closes, std::string_view status = "200 OK")
{
    return "HTTP/1.1 " + std::string(status) + "\r\nApi-Version: 1.41\r\nContent-Type: " + std::string(type)
        + "\r\nServer: Docker/20.10.24 (linux)\r\nContent-Length: " + std::to_string(body.size()) + (closes ? "\r\nConnection: close" : "") + "\r\n\r\n" + body;
}

std::string counts()
{
    std::string text = "{";
    for (const auto &[what, times] : asked)
        text += (text.size() > 1 ? "," : "") + ('"' + what + "\":" + std::to_string(times));
    return text + "}\n";
}

std::string answerTo(std::string_view path, bool closes)
{
    const auto has = [path](std::string_view part) { return path.find(part) != std::string_view::npos; };
    static const std::string listed = containers();
    if (path == "/asked")
        return answer("application/json", counts(), closes);
    if (path == "/_ping") {
        ++asked["pings"];
        return answer("text/plain; charset=utf-8", "OK", closes);
    }
    if (has("/containers/json")) {
        ++asked["containers"];
        return answer("application/json", listed, closes);
    }
    if (const auto at = path.find("/images/sha256:"); at != std::string_view::npos && path.size() >= at + 79) {
        ++asked["images"];
        return answer("application/json", image(path.substr(at + 8, 71)), closes);
    }
    if (has("/events")) {
        ++asked["events"];
        return "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    }
    ++asked["unknown"];
    return answer("application/json", "{\"message\":\"page not found\"}\n", closes, "404 Not Found");
}

/// False when the connection is over.
bool serve(int socket, std::string &buffer)
{
    std::array<char, maxRequest> bytes;
    const ssize_t got = recv(socket, bytes.data(), bytes.size(), 0);
    if (got <= 0)
        return got < 0 && errno == EAGAIN;
    buffer.append(bytes.data(), static_cast<std::size_t>(got));
    for (auto end = buffer.find("\r\n\r\n"); end != std::string::npos; end = buffer.find("\r\n\r\n")) {
        const std::string head = buffer.substr(0, end);
        buffer.erase(0, end + 4);
        const auto from = head.find(' ') + 1;
        const bool closes = head.find("\r\nConnection: close") != std::string::npos;
        const std::string_view path = std::string_view(head).substr(from, head.find(' ', from) - from);
        const std::string text = answerTo(path, closes);
        if (send(socket, text.data(), text.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(text.size()))
            return false;
        if (closes && path.find("/events") == std::string_view::npos)
            return false;
    }
    return buffer.size() < maxRequest;
}

/// Nobody but this computer is served, although the socket is open on all addresses: there is no other way to take all of 127.0.0.0/8.
bool isFromHere(int socket)
{
    sockaddr_in own{};
    socklen_t size = sizeof own;
    return getsockname(socket, reinterpret_cast<sockaddr *>(&own), &size) == 0 && ntohl(own.sin_addr.s_addr) >> 24 == 127;
}

void accept(int listener, int poll)
{
    const int one = 1;
    for (int socket = accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC); socket >= 0;
         socket = accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC)) {
        epoll_event event{.events = EPOLLIN, .data = {.fd = socket}};
        if (!isFromHere(socket) || epoll_ctl(poll, EPOLL_CTL_ADD, socket, &event) != 0) {
            close(socket);
            continue;
        }
        setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        ++asked["connections"];
    }
}

int listenOn(int port)
{
    const int one = 1;
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_in all{};
    all.sin_family = AF_INET;
    all.sin_port = htons(static_cast<uint16_t>(port));
    socklen_t size = sizeof all;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(listener, reinterpret_cast<sockaddr *>(&all), size) != 0 || listen(listener, backlog) != 0) {
        std::perror("engines");
        std::exit(1);
    }
    getsockname(listener, reinterpret_cast<sockaddr *>(&all), &size);
    std::printf("Engines on http://127.0.0.1:%d\n", ntohs(all.sin_port));
    std::fflush(stdout);
    return listener;
}

} // namespace

int main(int argc, char **argv)
{
    int port = 0;
    for (int i = 1; i + 1 < argc; i += 2) {
        if (std::strcmp(argv[i], "--port") == 0)
            port = std::atoi(argv[i + 1]);
        else if (std::strcmp(argv[i], "--containers") == 0)
            containerCount = std::atoi(argv[i + 1]);
    }
    const int listener = listenOn(port);
    const int poll = epoll_create1(EPOLL_CLOEXEC);
    epoll_event waiting{.events = EPOLLIN, .data = {.fd = listener}};
    epoll_ctl(poll, EPOLL_CTL_ADD, listener, &waiting);
    std::map<int, std::string> buffers;
    for (std::array<epoll_event, eventsAtOnce> events;;) {
        const int count = epoll_wait(poll, events.data(), eventsAtOnce, -1);
        for (int i = 0; i < count; ++i) {
            const int socket = events[static_cast<std::size_t>(i)].data.fd;
            if (socket == listener) {
                accept(listener, poll);
            } else if (!serve(socket, buffers[socket])) {
                buffers.erase(socket);
                close(socket);
            }
        }
    }
}

#pragma once
// The control lines of Harness/ControlMessage.cs, as far as a peer needs them: one JSON object to a line.
#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include "histogram.h"

namespace peer {

using Clock = std::chrono::steady_clock;

// One calling loop: it awaits each reply before its next call.
struct Caller {
  Histogram latencies;
  std::atomic<int64_t> calls{0};
  Clock::time_point last;

  void Begin() { last = Clock::now(); }

  void Replied() {
    auto now = Clock::now();
    latencies.Record(std::chrono::duration_cast<std::chrono::nanoseconds>(now - last).count());
    calls.store(calls.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
    last = now;
  }
};

// Runs the given callers until the flag is set and all of their calls have ended.
using RunCallers = std::function<void(std::vector<Caller>&, const std::atomic<bool>& stopping)>;

inline std::string Payload(int length) {
  std::string text(length, ' ');
  for (int index = 0; index < length; index++) text[index] = static_cast<char>('a' + index % 26);
  return text;
}

inline double CpuMicroseconds() {
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6 + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
}

inline double NumberAfter(const std::string& line, const std::string& name) {
  auto at = line.find("\"" + name + "\":");
  return at == std::string::npos ? 0 : std::strtod(line.c_str() + at + name.size() + 3, nullptr);
}

inline int64_t CountCalls(const std::vector<Caller>& callers) {
  int64_t calls = 0;
  for (const auto& caller : callers) calls += caller.calls.load(std::memory_order_relaxed);
  return calls;
}

inline void Run(int count, double seconds, const RunCallers& run) {
  std::vector<Caller> callers(count);
  std::atomic<bool> stopping{false};
  auto cpu = CpuMicroseconds();
  auto start = Clock::now();
  std::thread timer([&] {
    std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
    stopping = true;
  });
  run(callers, stopping);
  timer.join();
  double elapsed = std::chrono::duration<double, std::micro>(Clock::now() - start).count();
  cpu = CpuMicroseconds() - cpu;

  Histogram latencies;
  for (const auto& caller : callers) latencies.Add(caller.latencies);
  std::printf(
      "{\"kind\":\"client-stats\",\"client\":{\"calls\":%lld,\"elapsed_us\":%.0f,\"p50_us\":%.3f,\"p99_us\":%.3f,\"p999_us\":%.3f,\"cpu_us\":%.0f}}\n",
      static_cast<long long>(CountCalls(callers)), elapsed, latencies.PercentileMicroseconds(0.5),
      latencies.PercentileMicroseconds(0.99), latencies.PercentileMicroseconds(0.999), cpu);
}

inline void RunCurve(int count, double seconds, int intervals, const RunCallers& run) {
  std::vector<Caller> callers(count);
  std::atomic<bool> stopping{false};
  std::string counts;
  auto start = Clock::now();
  std::thread sampler([&] {
    int64_t before = 0;
    for (int index = 1; index <= intervals; index++) {
      std::this_thread::sleep_until(start + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds * index)));
      auto now = CountCalls(callers);
      counts += (index > 1 ? "," : "") + std::to_string(now - before);
      before = now;
    }
    stopping = true;
  });
  run(callers, stopping);
  sampler.join();
  std::printf("{\"kind\":\"counts\",\"counts\":[%s]}\n", counts.c_str());
}

// Serves the client's commands until the input ends. The process then exits at once: nothing of it is worth an orderly end.
[[noreturn]] inline void ServeClient(int callers, const RunCallers& run) {
  std::printf("{\"kind\":\"ready\"}\n");
  std::fflush(stdout);
  std::string line;
  while (std::getline(std::cin, line)) {
    if (line.find("\"curve\"") != std::string::npos) {
      RunCurve(callers, NumberAfter(line, "seconds"), static_cast<int>(NumberAfter(line, "intervals")), run);
    } else {
      Run(callers, NumberAfter(line, "seconds"), run);
    }
    std::fflush(stdout);
  }
  _exit(0);
}

// Announces the server's port and waits until the input ends. The harness reads the server's costs from the system.
[[noreturn]] inline void ServeServer(int port) {
  std::printf("{\"kind\":\"ready\",\"port\":%d}\n", port);
  std::fflush(stdout);
  std::string line;
  while (std::getline(std::cin, line)) {
  }
  _exit(0);
}

}  // namespace peer

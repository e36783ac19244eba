#pragma once
// The same log-linear buckets as Harness/LatencyHistogram.cs, over nanoseconds.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace peer {

class Histogram {
 public:
  Histogram() : counts_((kLargestExponent - kSubBucketBits + 2) * kSubBuckets) {}

  void Record(int64_t nanoseconds) { counts_[BucketOf(nanoseconds)]++; }

  void Add(const Histogram& other) {
    for (size_t bucket = 0; bucket < counts_.size(); bucket++) counts_[bucket] += other.counts_[bucket];
  }

  double PercentileMicroseconds(double share) const {
    int64_t total = 0;
    for (auto count : counts_) total += count;
    auto wanted = std::max<int64_t>(1, static_cast<int64_t>(std::ceil(total * share)));
    int64_t seen = 0;
    for (size_t bucket = 0; bucket < counts_.size(); bucket++) {
      seen += counts_[bucket];
      if (seen >= wanted) return (LowerBound(bucket) + LowerBound(bucket + 1)) / 2 / 1000;
    }
    return 0;
  }

 private:
  static constexpr int kSubBucketBits = 5;
  static constexpr int kSubBuckets = 1 << kSubBucketBits;
  static constexpr int kLargestExponent = 40;

  static size_t BucketOf(int64_t nanoseconds) {
    uint64_t value = std::max<int64_t>(nanoseconds, 0);
    if (value < kSubBuckets) return value;
    int exponent = std::min(63 - __builtin_clzll(value), kLargestExponent);
    int shift = exponent - kSubBucketBits;
    return ((shift + 1) << kSubBucketBits) + ((value >> shift) & (kSubBuckets - 1));
  }

  static double LowerBound(size_t bucket) {
    if (bucket < kSubBuckets) return bucket;
    int shift = static_cast<int>(bucket >> kSubBucketBits) - 1;
    return std::ldexp(static_cast<double>((bucket & (kSubBuckets - 1)) + kSubBuckets), shift);
  }

  std::vector<uint32_t> counts_;
};

}  // namespace peer

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

export const none: Count = { passed: 0, failed: 0 };
export const onePassed: Count = { passed: 1, failed: 0 };
export const oneFailed: Count = { passed: 0, failed: 1 };

export function add(a: Count, b: Count): Count {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

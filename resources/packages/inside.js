"use strict";

// A lesson in a course: the page around it keeps its results, and tells the system.

try {
  const adapter = globalThis.parent.course?.adapterOf(LESSON.id, LESSON.keep);
  if (adapter) {
    globalThis.adapter = adapter;
  }
} catch {
  // It was opened by itself, or in a page of another site.
}

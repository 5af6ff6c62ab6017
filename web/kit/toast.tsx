import { lazy, Suspense, useEffect, useSyncExternalStore, type ReactNode } from 'react';

import { fetchOverlay } from './overlays.ts';

export type ToastTone = 'success' | 'info' | 'warning' | 'danger';

export type ToastMessage = {
  readonly message: ReactNode;
  readonly detail?: ReactNode;
  readonly tone?: ToastTone;
  /** Shows «واگرد»; the toast then stays longer. */
  readonly undo?: () => void | Promise<void>;
  readonly action?: { readonly label: string; readonly onPress: () => void };
};

const lifeMs = { plain: 6_000, withAction: 12_000 };

/**
 * Says what was done, and offers to undo it. A failure stays until it is closed; the rest goes by itself, though not
 * while it is pointed at or focused. Returns a function that takes it away.
 */
export const showToast = (toast: ToastMessage): (() => void) => {
  if (toast.undo) return showUndoable(toast, toast.undo);
  return addToast(toast);
};

const showUndoable = (toast: ToastMessage, undo: () => void | Promise<void>): (() => void) => {
  let close = (): void => undefined;
  const once = offerUndo(() => {
    close();
    return undo();
  });
  close = addToast({ ...toast, undo: once });
  return close;
};

const addToast = (toast: ToastMessage): (() => void) => {
  const acts = toast.undo !== undefined || toast.action !== undefined;
  const timeout = toast.tone === 'danger' ? undefined : acts ? lifeMs.withAction : lifeMs.plain;
  let close: (() => void) | undefined;
  let closed = false;
  setTold();
  // The region comes with the first message; a message waits for it, and so does its end.
  const put = async (): Promise<void> => {
    const { toasts } = await fetchOverlay.toast();
    if (closed) return;
    const key = toasts.add(toast, { timeout });
    close = () => toasts.close(key);
  };
  void put();
  return () => {
    closed = true;
    close?.();
  };
};

let told = false;
const waiting = new Set<() => void>();

const setTold = (): void => {
  told = true;
  for (const wake of waiting) wake();
};

const subscribe = (wake: () => void) => {
  waiting.add(wake);
  return () => void waiting.delete(wake);
};

const mostUndos = 50;
const undos: (() => void | Promise<void>)[] = [];

/** Lets Ctrl-Z take back what was done, newest first, with or without a toast. What it returns does so too, once. */
export const offerUndo = (undo: () => void | Promise<void>): (() => void | Promise<void>) => {
  const once = (): void | Promise<void> => {
    const at = undos.indexOf(once);
    if (at < 0) return undefined;
    undos.splice(at, 1);
    return undo();
  };
  undos.push(once);
  if (undos.length > mostUndos) undos.shift();
  return once;
};

/** Ctrl-Z outside of fields, which have an undo of their own; by place on the keyboard, whatever its layout. */
const useUndoKey = (): void => {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const plain = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (event.code !== 'KeyZ' || !plain || event.defaultPrevented || isWriting(event.target)) return;
      const last = undos.at(-1);
      if (!last) return;
      event.preventDefault();
      void last();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
};

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null;

const ToastRegion = lazy(async () => ({ default: (await fetchOverlay.toast()).ToastRegion }));

/** Where toasts appear: the bottom, at the inline start. One stands at the root of the app. F6 reaches it. */
export const Toasts = () => {
  useUndoKey();
  return useSyncExternalStore(subscribe, () => told) ? (
    <Suspense>
      <ToastRegion />
    </Suspense>
  ) : null;
};

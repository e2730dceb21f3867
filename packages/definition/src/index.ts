export * from './catalogue.ts';
export * from './condition.ts';
export * from './fields.ts';
export * from './metric.ts';
export * from './refusal.ts';
export * from './register.ts';
export * from './text.ts';
export * from './units.ts';

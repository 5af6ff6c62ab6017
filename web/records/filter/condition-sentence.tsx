import { useMemo } from 'react';

import type { Filter, ObjectContract } from '#records/contract.ts';

import { fromFilter } from './model.ts';
import { tellFilter } from './sentence.ts';
import { useTelling } from './use-telling.ts';

/** A condition in one line: «نحوهٔ آشنایی: وبگاه · مبلغ: بیش از ۵۰۰ میلیون تومان». */
const ConditionSentence = (props: { readonly object: ObjectContract; readonly value: unknown }) => {
  const { object, value } = props;
  const { model } = useMemo(() => fromFilter(value as Filter), [value]);
  return <span>{tellFilter(model, useTelling(object, model))}</span>;
};

export default ConditionSentence;

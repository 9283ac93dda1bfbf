import { invoke } from '@tauri-apps/api/core';
import { Chart } from 'chart.js/auto';

const STATIONS = ['brest', 'cuxhaven', 'dover'];

const draw = async () => {
  const wanted = new URLSearchParams(location.search).get('station');
  const station = STATIONS.find((name) => name === wanted) ?? STATIONS[0];
  const tides = await (await fetch(`https://tides.tidepool.app/${station}`)).json();
  new Chart(document.querySelector('#tides'), { type: 'line', data: tides });
};

export const storeLog = (name, text) => invoke('store_log', { name, text });

draw();
